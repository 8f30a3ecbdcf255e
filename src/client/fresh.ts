// Evidence that has expired since the page was built: the state is no longer known, and the page says so.
class CairnFresh extends HTMLElement {
  connectedCallback(): void {
    const expires = Date.parse(this.dataset['expires'] ?? '');
    if (Number.isNaN(expires)) return;
    const left = expires - Date.now();
    if (left <= 0) this.expire();
    // Timers are bounded; a page that stays open for longer is loaded anew.
    else if (left < 0x7fffffff) setTimeout(() => this.expire(), left);
  }

  expire(): void {
    this.querySelector('[data-fresh]')?.toggleAttribute('hidden', true);
    this.querySelector('[data-stale]')?.toggleAttribute('hidden', false);
  }
}

customElements.define('cairn-fresh', CairnFresh);
