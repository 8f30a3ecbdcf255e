// One slider reads all trends: the line in each picture and the figure beside its name are of the day that it stands on.
// A pointer over a picture moves it, too.
interface Point {
  name: string;
  title: string;
  href: string;
}

class CairnTrends extends HTMLElement {
  #points: Point[] = [];
  #xs: number[] = [];
  #texts: string[][] = [];

  connectedCallback(): void {
    // Written by the build, for this element.
    this.#points = JSON.parse(this.dataset['points'] ?? '[]') as Point[];
    this.#xs = JSON.parse(this.dataset['xs'] ?? '[]') as number[];
    this.#texts = JSON.parse(this.dataset['texts'] ?? '[]') as string[][];
    this.#slider.addEventListener('input', () => this.#show(Number(this.#slider.value)));
    for (const picture of this.querySelectorAll('svg')) {
      picture.addEventListener('pointermove', (event) => this.#point(picture, event));
      picture.addEventListener('click', (event) => this.#point(picture, event));
    }
    this.#show(this.#points.length - 1);
  }

  get #slider(): HTMLInputElement {
    const slider = this.querySelector('input[type=range]');
    if (!(slider instanceof HTMLInputElement)) throw new Error('the slider of the trends is missing');
    return slider;
  }

  #point(picture: SVGSVGElement, event: MouseEvent): void {
    const box = picture.getBoundingClientRect();
    const at = ((event.clientX - box.left) / box.width) * picture.viewBox.baseVal.width;
    const distances = this.#xs.map((x) => Math.abs(x - at));
    this.#show(distances.indexOf(Math.min(...distances)));
  }

  #show(index: number): void {
    const point = this.#points[index];
    if (!point) return;
    this.#slider.value = String(index);
    this.#slider.setAttribute(
      'aria-valuetext',
      [point.name, ...this.#texts.map((texts) => texts[index] ?? '')].join(', '),
    );
    const x = String(this.#xs[index] ?? 0);
    for (const [chart, figure] of [...this.querySelectorAll('.trend')].entries()) {
      const text = figure.querySelector('figcaption b');
      if (text) text.textContent = this.#texts[chart]?.[index] ?? '';
      const cursor = figure.querySelector('.cursor');
      cursor?.setAttribute('x1', x);
      cursor?.setAttribute('x2', x);
    }
    const link = this.querySelector('[data-trend-link]');
    if (link instanceof HTMLAnchorElement) {
      link.href = point.href;
      link.textContent = point.name;
    }
    const title = this.querySelector('[data-trend-title]');
    if (title) title.textContent = point.title;
  }
}

customElements.define('cairn-trends', CairnTrends);
