import { useMemo } from 'react';
import type { LabState } from '../../store/lab-state.ts';
import { useLab } from '../lab-context.ts';
import { expectedMetricNames, metricNames, type MetricNames } from './metric-streams.ts';

/** What is measured in the run in hand, or would be by the experiment in the form. The same object while it does not change. */
export function useMetricNames(): MetricNames {
  const namesText = useLab(selectNamesText);
  return useMemo(() => JSON.parse(namesText) as MetricNames, [namesText]);
}

/** As one text, which is equal while the names are. */
function selectNamesText(state: LabState): string {
  const config = state.plan?.config ?? state.config;
  const dataset = state.plan?.dataset ?? state.dataset;
  return JSON.stringify(metricNames(state.epochs, expectedMetricNames({ config, dataset })));
}
