// What of the screen is seen, and in which colours: the keyboard of a phone takes a part of it, and a page may be light or
// dark by its theme alone.

const GROUNDS = ["--utrecht-document-background-color", "--basis-color-default-bg-document"];
const DARK_BELOW = 0.4;

/** Keeps the element inside what the keyboard of a phone leaves. */
export function followSeenPart(element, signal) {
  const seen = globalThis.visualViewport;
  if (!seen) return;
  const fit = () => {
    if (seen.scale > 1.01) return;
    element.style.setProperty("--seen-height", `${Math.round(seen.height)}px`);
    element.style.setProperty("--seen-top", `${Math.round(seen.offsetTop)}px`);
  };
  seen.addEventListener("resize", fit, { signal });
  seen.addEventListener("scroll", fit, { signal });
  fit();
}

/** Where a theme has set the ground, our own colours go with it: a light theme stays light in a dark system. */
export function matchGround(element, ground) {
  const set = getComputedStyle(element);
  if (!GROUNDS.some((name) => set.getPropertyValue(name).trim())) return;
  const parts = getComputedStyle(ground).backgroundColor.match(/^rgba?\((\d+), (\d+), (\d+)/);
  if (!parts) return;
  const [red, green, blue] = parts.slice(1).map((part) => Number(part) / 255);
  const isDark = 0.2126 * red + 0.7152 * green + 0.0722 * blue < DARK_BELOW;
  element.style.setProperty("--bb-scheme", isDark ? "dark" : "light");
}

/** Our measure is the size that the user set in the browser, whatever a page does to its root. */
export function ownMeasure() {
  try {
    CSS.registerProperty({ name: "--bb-rem", syntax: "<length>", inherits: true, initialValue: "16px" });
  } catch {
    // done before, or not known here: sizes then follow the text around them
  }
}
