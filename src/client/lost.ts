// A missing page: the words of its address are looked for.
class CairnLost extends HTMLElement {
  connectedCallback(): void {
    const words = decodeURIComponent(location.pathname.split('/').filter(Boolean).at(-1) ?? '');
    const search = this.dataset['search'];
    if (!words || search === undefined) return;
    const link = document.createElement('a');
    link.href = `${search}?q=${encodeURIComponent(words)}`;
    link.textContent = `Search for “${words}”`;
    const line = document.createElement('p');
    line.append(link);
    this.append(line);
  }
}

customElements.define('cairn-lost', CairnLost);
