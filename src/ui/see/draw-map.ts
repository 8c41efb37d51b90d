import type { DecisionMap } from '../../protocol/messages.ts';
import type { CanvasColours } from './canvas-colours.ts';
import { mapBands } from './map-bands.ts';
import type { MapLabel } from './map-labels.ts';
import type { MapFrame, MapWindow } from './map-frame.ts';
import type { MapPoint } from './map-points.ts';

export interface MapDrawing {
  readonly points: readonly MapPoint[];
  readonly map: DecisionMap | null;
  /** The part of the plane that `map` is of. */
  readonly mapWindow: Pick<MapWindow, 'xRange' | 'yRange'>;
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
  if (drawing.map !== null) drawBands(context, drawing.map, drawing);
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
  { frame, colours, mapWindow: { xRange, yRange } }: Pick<MapDrawing, 'frame' | 'colours' | 'mapWindow'>,
): void {
  const [left, right] = xRange.map(frame.x) as [number, number];
  const [bottom, top] = yRange.map(frame.y) as [number, number];
  const width = Math.round((right - left) * devicePixelRatio);
  const height = Math.round((bottom - top) * devicePixelRatio);
  const image = new ImageData(mapBands(map, { width, height }, colours.classes), width, height);
  const layer = document.createElement('canvas');
  layer.width = width;
  layer.height = height;
  layer.getContext('2d')?.putImageData(image, 0, 0);
  context.drawImage(layer, left, top, right - left, bottom - top);
}

function drawPoints(context: CanvasRenderingContext2D, { points, map, colours }: MapDrawing): void {
  for (const { row, classIndex, look, shape, center } of points) {
    const colour = colours.classes[classIndex] ?? colours.ink;
    context.fillStyle = look === 'full' ? colour : colours.surface;
    context.strokeStyle = look === 'full' ? colours.surface : colour;
    context.lineWidth = look === 'full' ? 0.75 : 1.6;
    context.fill(shape);
    context.stroke(shape);
    if (look === 'dotted') drawDot(context, center, colour);
    if (row !== null && map?.isRight[row] === 0) drawRing(context, center, colours.ink);
  }
}

function drawDot(context: CanvasRenderingContext2D, center: MapPoint['center'], colour: string) {
  context.fillStyle = colour;
  context.beginPath();
  context.arc(center.x, center.y, 1.2, 0, 2 * Math.PI);
  context.fill();
}

function drawRing(context: CanvasRenderingContext2D, center: MapPoint['center'], ink: string) {
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
