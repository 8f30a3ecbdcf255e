// How old the page is, or the moment that an element names. The one place where the real clock is asked: the build has none.
const day = 86_400_000;

class CairnAge extends HTMLElement {
  connectedCallback(): void {
    const written = this.dataset['moment'] ?? getComputedStyle(this).getPropertyValue('--as-of-moment');
    const moment = Date.parse(written.replace(/"/g, '').trim());
    if (Number.isNaN(moment)) return;
    const age = Date.now() - moment;
    const note = document.createElement('span');
    note.className = 'age';
    note.textContent = ` · ${formatAge(age)}`;
    note.toggleAttribute('data-old', age > 2 * day);
    this.append(note);
  }
}

function formatAge(age: number): string {
  const format = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
  if (age < 0) return 'dated in the future';
  if (age < 3_600_000) return format.format(-Math.round(age / 60_000), 'minute');
  if (age < 2 * day) return format.format(-Math.round(age / 3_600_000), 'hour');
  return format.format(-Math.round(age / day), 'day');
}

customElements.define('cairn-age', CairnAge);
