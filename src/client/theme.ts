// Light or dark: the reader's choice stays in the browser; without one the system decides.
class CairnTheme extends HTMLElement {
  connectedCallback(): void {
    this.querySelector('button')?.addEventListener('click', () => {
      const root = document.documentElement;
      const isDark = root.dataset['theme']
        ? root.dataset['theme'] === 'dark'
        : matchMedia('(prefers-color-scheme: dark)').matches;
      root.dataset['theme'] = isDark ? 'light' : 'dark';
      try {
        localStorage.setItem('cairn-theme', root.dataset['theme']);
      } catch {
        // Storage may be switched off; the choice then lasts for this page.
      }
    });
  }
}

customElements.define('cairn-theme', CairnTheme);
