try {
  const theme = localStorage.getItem('cairn-theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {}
document.documentElement.dataset.js = '';
