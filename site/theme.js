// Light, dark, or as the system has it.

const KEY = "nutgraf-theme";
const THEMES = ["auto", "light", "dark"];

/** Lets a button go through the themes; the choice is kept in this browser. */
export function theme(button) {
  let chosen = kept();
  const show = () => {
    document.documentElement.dataset.theme = chosen;
    button.textContent = `Theme: ${chosen}`;
  };
  button.addEventListener("click", () => {
    chosen = THEMES[(THEMES.indexOf(chosen) + 1) % THEMES.length];
    keep(chosen);
    show();
  });
  show();
}

// A browser may refuse to keep anything.
function kept() {
  try {
    const theme = localStorage.getItem(KEY);
    return THEMES.includes(theme) ? theme : "auto";
  } catch {
    return "auto";
  }
}

function keep(theme) {
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // Then it is chosen anew next time.
  }
}
