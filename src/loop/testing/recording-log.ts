import type { LogLevel, LogRecord } from '../log.ts';

/** Keeps what is logged. */
export class RecordingLog {
  readonly records: LogRecord[] = [];

  readonly write = (record: LogRecord): void => {
    this.records.push(record);
  };

  at(level: LogLevel): string[] {
    return this.records.filter((record) => record.level === level).map(({ message }) => message);
  }
}
