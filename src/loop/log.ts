export type LogLevel = 'debug' | 'info' | 'warning' | 'error';

export interface LogRecord {
  readonly level: LogLevel;
  readonly message: string;
}

/** Receives what emloop would write to its log. */
export type Log = (record: LogRecord) => void;
