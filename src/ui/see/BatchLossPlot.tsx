import { useEffect, useRef } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { useThemeKey } from '../use-theme-key.ts';
import type { BatchLossSeries } from './batch-loss-series.ts';
import { canvasColours, type CanvasColours } from './canvas-colours.ts';
import { LABEL_WIDTH, Y_AXIS_WIDTH } from './chart-frame.ts';
import { tickText } from './chart-scale.ts';
import { drawBatchLosses } from './draw-batch-losses.ts';

const HEIGHT = 66;

/** uPlot keeps its own canvas; it is made once for a size and a theme and then only given new numbers. */
export function BatchLossPlot(props: {
  readonly series: BatchLossSeries;
  readonly span: number;
  readonly width: number;
}) {
  const { series, span, width } = props;
  const theme = useThemeKey();
  const element = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | null>(null);
  const drawn = useRef({ series, span });

  useEffect(() => {
    if (element.current === null) return undefined;
    const colours = canvasColours(theme);
    const made = new uPlot(
      options(width - LABEL_WIDTH + 8, colours, () => drawn.current),
      [[], []],
      element.current,
    );
    made.setData([drawn.current.series.index, drawn.current.series.loss]);
    plot.current = made;
    return () => {
      made.destroy();
      plot.current = null;
    };
  }, [width, theme]);

  useEffect(() => {
    drawn.current = { series, span };
    plot.current?.setData([series.index, series.loss]);
  }, [series, span]);

  return <div ref={element} />;
}

interface Drawn {
  readonly series: BatchLossSeries;
  readonly span: number;
}

function options(width: number, colours: CanvasColours, drawn: () => Drawn): uPlot.Options {
  const font = `11px ${colours.font}`;
  return {
    width,
    height: HEIGHT,
    padding: [6, 4, 18, 0],
    legend: { show: false },
    cursor: { show: false },
    scales: {
      x: { time: false, range: () => [0, drawn().span] },
      y: { range: (_plot, _smallest, largest) => [0, Number.isFinite(largest) && largest > 0 ? largest * 1.08 : 1] },
    },
    axes: [
      { show: false },
      {
        size: Y_AXIS_WIDTH,
        font,
        stroke: colours.caption,
        space: 20,
        gap: 5,
        grid: { stroke: colours.line, width: 1 },
        ticks: { show: false },
        values: (_plot, ticks) => ticks.map((tick) => tickText('loss', tick)),
      },
    ],
    series: [{}, { show: true, paths: () => null, points: { show: false } }],
    hooks: { draw: [(plot) => drawBatchLosses(plot, drawn().series, colours)] },
  };
}
