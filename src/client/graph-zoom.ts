// Moving and scaling of a picture inside its frame. The page still scrolls: the wheel scales only with Ctrl or Cmd, or
// once the reader has turned to the picture; one finger moves it sideways, two scale it.
import { select, zoom, zoomIdentity, zoomTransform } from 'd3';
import type { D3ZoomEvent, ZoomTransform } from 'd3';
import type { DrawnNode } from './graph-network.ts';

const scales: [number, number] = [0.1, 2.5];
const step = 1.3;
/** Pixels around a node that is brought into view. */
const margin = 24;

export interface GraphZoom {
  zoomBy(change: 'in' | 'out'): void;
  fit(): void;
  /** Moves as little as possible. */
  reveal(node: DrawnNode): void;
  /** For another picture in the same frame. */
  stop(): void;
}

export function createGraphZoom(
  frame: HTMLElement,
  svg: SVGSVGElement,
  start: DrawnNode | undefined,
): GraphZoom {
  const [width, height] = [svg.width.baseVal.value, svg.height.baseVal.value];
  const { scrollLeft, scrollTop } = frame;
  // The frame keeps its height: from now on the picture moves in it.
  frame.style.height = `${frame.offsetHeight}px`;
  frame.classList.add('moves');
  frame.scrollTo(0, 0);
  const behaviour = zoom<HTMLElement, unknown>()
    .scaleExtent(scales)
    .translateExtent([
      [-margin, -margin],
      [width + margin, height + margin],
    ])
    .filter((event: Event) => isMeant(event, frame))
    .on('zoom', ({ transform: { x, y, k } }: D3ZoomEvent<HTMLElement, unknown>) => {
      svg.style.transform = `translate(${x}px, ${y}px) scale(${k})`;
    });
  const selection = select(frame).call(behaviour);
  const letGo = letPageScroll(frame);
  const controls: GraphZoom = {
    zoomBy: (change) => behaviour.scaleBy(selection, change === 'in' ? step : 1 / step),
    fit: () => {
      const scale = Math.min(frame.clientWidth / width, frame.clientHeight / height, 1);
      const left = (frame.clientWidth - width * scale) / 2;
      const top = (frame.clientHeight - height * scale) / 2;
      behaviour.transform(selection, zoomIdentity.translate(left, top).scale(scale));
    },
    reveal: (node) => {
      const edges = frame.getBoundingClientRect();
      const box = node.element.getBoundingClientRect();
      const dx = toShift([box.left, box.right], [edges.left, edges.right]);
      const dy = toShift([box.top, box.bottom], [edges.top, edges.bottom]);
      if (dx === 0 && dy === 0) return;
      const { k } = zoomTransform(frame);
      behaviour.translateBy(selection, dx / k, dy / k);
    },
    stop: () => {
      selection.on('.zoom', null);
      letGo();
      frame.classList.remove('moves');
      frame.style.removeProperty('height');
    },
  };
  behaviour.transform(selection, toStart(frame, { scrollLeft, scrollTop, height }, start));
  return controls;
}

/** A finger that sets out up or down means the page, which the style `touch-action: pan-y` lets the browser scroll. */
function letPageScroll(frame: HTMLElement): () => void {
  let start: Touch | undefined;
  let isPages: boolean | undefined;
  const listeners = new AbortController();
  const options = { capture: true, passive: true, signal: listeners.signal };
  frame.addEventListener(
    'touchstart',
    ({ touches }) => {
      start = touches.length === 1 ? touches[0] : undefined;
      isPages = start ? undefined : false;
    },
    options,
  );
  frame.addEventListener(
    'touchmove',
    (event) => {
      const [now] = event.touches;
      if (start && now)
        isPages ??= Math.abs(now.clientY - start.clientY) > Math.abs(now.clientX - start.clientX);
      if (isPages) event.stopImmediatePropagation();
    },
    options,
  );
  return () => listeners.abort();
}

/** Where the reader had scrolled to; else with the first node in view, at the middle of a picture that is higher. */
function toStart(
  frame: HTMLElement,
  { scrollLeft, scrollTop, height }: { scrollLeft: number; scrollTop: number; height: number },
  first: DrawnNode | undefined,
): ZoomTransform {
  if (!first || scrollLeft + scrollTop > 0) return zoomIdentity.translate(-scrollLeft, -scrollTop);
  const isInView = first.x + first.width / 2 < frame.clientWidth;
  const x = isInView ? 0 : margin + first.width / 2 - first.x;
  const y = clamp(frame.clientHeight / 2 - first.y, [Math.min(0, frame.clientHeight - height), 0]);
  return zoomIdentity.translate(x, y);
}

function clamp(value: number, [least, most]: [number, number]): number {
  return Math.min(most, Math.max(least, value));
}

function toShift([start, end]: [number, number], [first, last]: [number, number]): number {
  if (start < first + margin) return first + margin - start;
  return end > last - margin ? last - margin - end : 0;
}

function isMeant(event: Event, frame: HTMLElement): boolean {
  if (event instanceof WheelEvent)
    return event.ctrlKey || event.metaKey || frame.contains(document.activeElement);
  if (event instanceof MouseEvent) return event.type !== 'dblclick' && !event.ctrlKey && event.button === 0;
  return true;
}
