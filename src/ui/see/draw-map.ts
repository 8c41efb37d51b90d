import type { DecisionMap } from '../../protocol/messages.ts';
import type { CanvasColours } from './canvas-colours.ts';
import { mapBands } from './map-bands.ts';
import type { MapLabel } from './map-labels.ts';
import type { MapFrame } from './map-frame.ts';
import type { MapPoint } from './map-points.ts';

export interface MapDrawing {
  readonly points: readonly MapPoint[];
  readonly map: DecisionMap | null;
  readonly labels: readonly MapLabel[];
  readonly frame: MapFrame;
  readonly colours: CanvasColours;
}

/** Paints the plane: how sure the model is of each place, the rows it learns from and those it is measured on. */
export function drawMap(canvas: HTMLCanvasElement, drawing: MapDrawing): void {
  const context = canvas.getContext('2d');
  if (context === null) return;
  const { frame, colours } = drawing;
  const ratio = devicePixelRatio;
  canvas.width = Math.round(frame.width * ratio);
  canvas.height = Math.round(frame.height * ratio);
  context.scale(ratio, ratio);
  drawTicks(context, frame, colours);
  context.save();
  context.beginPath();
  context.rect(frame.left, frame.top, frame.right - frame.left, frame.bottom - frame.top);
  context.clip();
  if (drawing.map !== null) drawBands(context, drawing.map, { frame, colours });
  drawPoints(context, drawing);
  context.restore();
  context.strokeStyle = colours.strongLine;
  context.lineWidth = 1;
  context.strokeRect(frame.left, frame.top, frame.right - frame.left, frame.bottom - frame.top);
  drawLabels(context, drawing);
}

function drawBands(
  context: CanvasRenderingContext2D,
  map: DecisionMap,
  { frame, colours }: Pick<MapDrawing, 'frame' | 'colours'>,
): void {
  const width = Math.round((frame.right - frame.left) * devicePixelRatio);
  const height = Math.round((frame.bottom - frame.top) * devicePixelRatio);
  const image = new ImageData(mapBands(map, { width, height }, colours.classes), width, height);
  const layer = document.createElement('canvas');
  layer.width = width;
  layer.height = height;
  layer.getContext('2d')?.putImageData(image, 0, 0);
  context.drawImage(layer, frame.left, frame.top, frame.right - frame.left, frame.bottom - frame.top);
}

function drawPoints(context: CanvasRenderingContext2D, { points, map, colours }: MapDrawing): void {
  for (const { row, classIndex, isHollow, shape, center } of points) {
    const colour = colours.classes[classIndex] ?? colours.ink;
    context.fillStyle = isHollow ? colours.surface : colour;
    context.strokeStyle = isHollow ? colour : colours.surface;
    context.lineWidth = isHollow ? 1.6 : 0.75;
    context.fill(shape);
    context.stroke(shape);
    if (map?.isRight[row] === 0) drawRing(context, center, colours.ink);
  }
}

function drawRing(context: CanvasRenderingContext2D, center: { readonly x: number; readonly y: number }, ink: string) {
  context.strokeStyle = ink;
  context.lineWidth = 1.4;
  context.beginPath();
  context.arc(center.x, center.y, 6.5, 0, 2 * Math.PI);
  context.stroke();
}

function drawLabels(context: CanvasRenderingContext2D, { labels, colours }: MapDrawing): void {
  context.font = `640 13px ${colours.font}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  for (const { text, x, y } of labels) {
    context.strokeStyle = colours.surface;
    context.lineWidth = 3;
    context.strokeText(text, x, y);
    context.fillStyle = colours.ink;
    context.fillText(text, x, y);
  }
}

function drawTicks(context: CanvasRenderingContext2D, frame: MapFrame, colours: CanvasColours): void {
  context.font = `11px ${colours.font}`;
  context.fillStyle = colours.caption;
  context.textBaseline = 'alphabetic';
  context.textAlign = 'center';
  for (const { at, text } of frame.xTicks) context.fillText(text, frame.x(at), frame.bottom + 13);
  context.fillText(frame.xLabel, (frame.left + frame.right) / 2, frame.bottom + 26);
  context.textAlign = 'right';
  for (const { at, text } of frame.yTicks) context.fillText(text, frame.left - 5, frame.y(at) + 3.5);
  context.save();
  context.translate(9, (frame.top + frame.bottom) / 2);
  context.rotate(-Math.PI / 2);
  context.textAlign = 'center';
  context.fillText(frame.yLabel, 0, 0);
  context.restore();
}
