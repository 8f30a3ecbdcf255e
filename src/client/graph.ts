// The picture of a graph. It is finished HTML; what makes it move is loaded when a reader turns to it, on the pages of
// the graph at once, because their address may ask for another view.
class CairnGraph extends HTMLElement {
  #isAwake = false;

  connectedCallback(): void {
    if (this.dataset['view'] !== undefined) void this.#wake();
    else showOwnNodes(this);
    for (const event of ['pointerover', 'focusin', 'touchstart'])
      this.addEventListener(event, () => void this.#wake(), { once: true, passive: true });
  }

  async #wake(): Promise<void> {
    if (this.#isAwake) return;
    this.#isAwake = true;
    const { enhanceGraph } = await import('./graph-enhanced.ts');
    enhanceGraph(this);
  }
}

/** Pixels above and beside them. */
const room = 64;

/** A picture that is larger than its frame begins where the nodes of this very page stand, and not in an empty corner. */
function showOwnNodes(graph: HTMLElement): void {
  const frame = graph.querySelector('[data-graph-frame]');
  const own = [...graph.querySelectorAll<SVGAElement>('a.node')]
    .filter(({ href }) => new URL(href.baseVal, location.href).pathname === location.pathname)
    .map((node) => node.getBoundingClientRect());
  if (!frame || own.length === 0) return;
  const { left, top } = frame.getBoundingClientRect();
  const least = (of: (box: DOMRect) => number): number => Math.min(...own.map(of));
  frame.scrollTo(least((box) => box.left) - left - room, least((box) => box.top) - top - room);
}

customElements.define('cairn-graph', CairnGraph);
