import type { ReactNode } from 'react';
import type { Dialect, Encoding, ReadingView } from '../../../protocol/table-messages.ts';
import {
  choicesOf,
  DECIMAL_LABELS,
  DELIMITER_LABELS,
  ENCODING_LABELS,
  headerLabel,
  QUOTE_LABELS,
} from '../data-words.ts';
import { OptionList } from '../OptionList.tsx';
import { Popover } from '../Popover.tsx';
import { useTableDeskActions } from '../table-desk-context.ts';
import { GuessPreview, isSameCut } from './GuessPreview.tsx';
import { HeaderForm } from './HeaderForm.tsx';
import { MissingChip } from './MissingChip.tsx';
import styles from './sheet.module.css';

/** How the file was read, part by part; behind each, what speaks for it and what else it could be. */
export function ReadAs({ reading }: { readonly reading: ReadingView }) {
  const { dialect, evidence, encoding, choice } = reading;
  const actions = useTableDeskActions();
  const setDialect = (part: Partial<Dialect>) => actions.setReading({ dialect: { ...choice.dialect, ...part } });
  return (
    <>
      <Chip label="Delimiter" value={DELIMITER_LABELS[dialect.delimiter]} evidence={evidence.delimiter}>
        {(close) => (
          <>
            <OptionList
              options={listed(DELIMITER_LABELS)}
              chosen={dialect.delimiter}
              onChoose={(delimiter) => {
                close();
                setDialect({ delimiter });
              }}
            />
            {reading.guesses.map((guess) => (
              <GuessPreview
                key={`${guess.dialect.delimiter}${guess.dialect.quote}`}
                guess={guess}
                isCurrent={isSameCut(guess.dialect, dialect)}
                onChoose={() => {
                  close();
                  setDialect({ delimiter: guess.dialect.delimiter, quote: guess.dialect.quote });
                }}
              />
            ))}
          </>
        )}
      </Chip>
      <Chip label="Decimal mark" value={DECIMAL_LABELS[dialect.decimal]} evidence={evidence.decimal}>
        {(close) => (
          <OptionList
            options={listed(DECIMAL_LABELS)}
            chosen={dialect.decimal}
            onChoose={(decimal) => {
              close();
              setDialect({ decimal });
            }}
          />
        )}
      </Chip>
      <Chip label="Encoding" value={ENCODING_LABELS[encoding]} evidence={encodingEvidence(choice.encoding)}>
        {(close) => (
          <OptionList<Encoding | ''>
            options={[{ value: '', label: 'find it' }, ...listed(ENCODING_LABELS)]}
            chosen={choice.encoding === null ? '' : encoding}
            onChoose={(value) => {
              close();
              actions.setReading({ encoding: value === '' ? null : value });
            }}
          />
        )}
      </Chip>
      <Chip
        label="Names of the columns"
        value={headerLabel(dialect)}
        evidence={`${evidence.hasHeader} ${evidence.skippedLines}`}
      >
        {(close) => (
          <HeaderForm
            dialect={dialect}
            onChoose={(part) => {
              close();
              setDialect(part);
            }}
          />
        )}
      </Chip>
      <Chip label="Quotes" value={QUOTE_LABELS[dialect.quote]} evidence={evidence.quote}>
        {(close) => (
          <OptionList
            options={listed(QUOTE_LABELS)}
            chosen={dialect.quote}
            onChoose={(quote) => {
              close();
              setDialect({ quote });
            }}
          />
        )}
      </Chip>
      <MissingChip />
    </>
  );
}

function Chip(props: {
  readonly label: string;
  readonly value: string;
  readonly evidence: string;
  readonly children: (close: () => void) => ReactNode;
}) {
  const { label, value, evidence, children } = props;
  return (
    <Popover
      label={label}
      className={styles.chip}
      explanation={`${label}: ${value}. ${evidence}`}
      button={
        <>
          <span className={styles.chipLabel}>{label}: </span>
          {value}
        </>
      }
    >
      {(close) => (
        <>
          <p>
            <b>{label}.</b> {evidence}
          </p>
          {children(close)}
        </>
      )}
    </Popover>
  );
}

function listed<Value extends string>(labels: Readonly<Record<Value, string>>) {
  return choicesOf(labels).map((value) => ({ value, label: labels[value] }));
}

function encodingEvidence(chosen: Encoding | null): string {
  return chosen === null ? 'Found from the bytes of the file.' : 'Chosen by you.';
}
