import type uPlot from 'uplot';
import { rangesOf, type BatchLossSeries } from './batch-loss-series.ts';
import type { CanvasColours } from './canvas-colours.ts';

/** From so many points on, the smallest and the largest of each pixel column are drawn instead of every batch. */
const DOTS_AT_MOST = 300;

/** Draws the losses into the plot area: a dot on a stem for each batch, a tick for each epoch, a hatch for each gap. */
export function drawBatchLosses(plot: uPlot, series: BatchLossSeries, colours: CanvasColours): void {
  const { ctx } = plot;
  ctx.save();
  drawBorders(plot, series, colours);
  if (series.loss.length < DOTS_AT_MOST) drawDots(plot, series, colours);
  else drawRanges(plot, series, colours);
  ctx.restore();
}

function drawDots(plot: uPlot, series: BatchLossSeries, colours: CanvasColours): void {
  const { ctx } = plot;
  const ratio = devicePixelRatio;
  const spacing = plot.bbox.width / Math.max(1, plotSpan(plot));
  const radius = Math.max(0.8, Math.min(2, (spacing / ratio) * 0.4)) * ratio;
  const floor = plot.bbox.top + plot.bbox.height;
  series.loss.forEach((loss, index) => {
    const x = plot.valToPos(index + 0.5, 'x', true);
    if (!Number.isFinite(loss)) {
      drawGap(plot, x, { width: Math.max(ratio, spacing), colour: colours.danger });
      return;
    }
    const y = plot.valToPos(loss, 'y', true);
    ctx.strokeStyle = colours.train;
    ctx.lineWidth = ratio;
    ctx.globalAlpha = 0.28;
    line(ctx, [x, floor], [x, y]);
    ctx.globalAlpha = 1;
    ctx.fillStyle = colours.train;
    disc(ctx, [x, y], radius);
  });
  const last = series.loss.length - 1;
  const loss = series.loss[last];
  if (loss === undefined || !Number.isFinite(loss)) return;
  ctx.fillStyle = colours.now;
  ctx.strokeStyle = colours.nowEdge;
  ctx.lineWidth = 2 * ratio;
  disc(ctx, [plot.valToPos(last + 0.5, 'x', true), plot.valToPos(loss, 'y', true)], 3.2 * ratio);
  ctx.stroke();
}

function drawRanges(plot: uPlot, series: BatchLossSeries, colours: CanvasColours): void {
  const { ctx, bbox } = plot;
  const share = series.loss.length / Math.max(1, plotSpan(plot));
  const columns = Math.max(1, Math.round((bbox.width * share) / devicePixelRatio));
  ctx.strokeStyle = colours.train;
  ctx.lineWidth = devicePixelRatio;
  rangesOf(series.loss, columns).forEach(({ smallest, largest, hasGap }, column) => {
    const x = bbox.left + (column + 0.5) * devicePixelRatio;
    if (hasGap) drawGap(plot, x, { width: devicePixelRatio, colour: colours.danger });
    if (largest < smallest) return;
    const top = plot.valToPos(largest, 'y', true);
    line(ctx, [x, Math.max(plot.valToPos(smallest, 'y', true), top + devicePixelRatio)], [x, top]);
  });
}

function drawBorders(plot: uPlot, { borders }: BatchLossSeries, colours: CanvasColours): void {
  const { ctx, bbox } = plot;
  const floor = bbox.top + bbox.height;
  ctx.strokeStyle = colours.strongLine;
  ctx.fillStyle = colours.caption;
  ctx.lineWidth = devicePixelRatio;
  ctx.font = `${11 * devicePixelRatio}px ${colours.font}`;
  ctx.textBaseline = 'top';
  ctx.textAlign = 'left';
  for (const { at, epochId } of borders) {
    const x = plot.valToPos(at, 'x', true);
    line(ctx, [x, floor + 4 * devicePixelRatio], [x, bbox.top]);
    ctx.fillText(`epoch ${epochId}`, x + 4 * devicePixelRatio, floor + 3 * devicePixelRatio);
  }
}

/** A strip of hatch over the whole height, where the loss is not a number. */
function drawGap(plot: uPlot, x: number, strip: { readonly width: number; readonly colour: string }): void {
  const { ctx, bbox } = plot;
  ctx.strokeStyle = strip.colour;
  ctx.lineWidth = devicePixelRatio;
  const step = 5 * devicePixelRatio;
  for (let y = bbox.top; y < bbox.top + bbox.height; y += step) {
    line(ctx, [x - strip.width / 2, y + step / 2], [x + strip.width / 2, y]);
  }
}

function plotSpan(plot: uPlot): number {
  return (plot.scales['x']?.max ?? 1) - (plot.scales['x']?.min ?? 0);
}

type Place = readonly [x: number, y: number];

function line(ctx: CanvasRenderingContext2D, [fromX, fromY]: Place, [toX, toY]: Place): void {
  ctx.beginPath();
  ctx.moveTo(fromX, fromY);
  ctx.lineTo(toX, toY);
  ctx.stroke();
}

function disc(ctx: CanvasRenderingContext2D, [x, y]: Place, radius: number): void {
  ctx.beginPath();
  ctx.arc(x, y, radius, 0, 2 * Math.PI);
  ctx.fill();
}
