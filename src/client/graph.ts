// The picture of a graph. It is finished HTML; what makes it move is loaded when a reader turns to it, on the pages of
// the graph at once, because their address may ask for another view.
class CairnGraph extends HTMLElement {
  #isAwake = false;

  connectedCallback(): void {
    if (this.dataset['view'] !== undefined) void this.#wake();
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

customElements.define('cairn-graph', CairnGraph);
