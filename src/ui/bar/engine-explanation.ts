import { BACKEND_LABELS, type BackendDecision, type BackendReport } from '../../config/backends.ts';
import { formatCount } from '../number-format.ts';

/** Where the arithmetic runs and why, with one line for each backend that was looked at. */
export function engineExplanation(decision: BackendDecision | null): string {
  if (decision === null) {
    return 'Where the arithmetic will run. With "Auto" it is chosen when a run begins, by measuring this model on this computer.';
  }
  return ['Where the arithmetic runs.', decision.reason, ...decision.reports.map(reportText)].join('\n');
}

function reportText(report: BackendReport): string {
  const label = BACKEND_LABELS[report.backend];
  switch (report.outcome) {
    case 'measured':
      return `${label}: ${formatCount(report.stepsPerSecond)} steps a second`;
    case 'available':
      return `${label}: works, not measured`;
    case 'notTried':
      return `${label}: not tried`;
    case 'skipped':
      return `${label}: left out. ${report.reason}`;
  }
}
