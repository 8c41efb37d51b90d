/** What XML has no way to write: control characters and lone halves of a pair. */
// eslint-disable-next-line no-control-regex -- these are what XML 1.0 forbids
const NOT_IN_XML = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Surrogate}/gu;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** A text from outside as the content of an SVG element or attribute: it is shown, and never read as markup. */
export function svgText(text: string): string {
  return text.replaceAll(NOT_IN_XML, '\ufffd').replaceAll(/[&<>"']/g, (mark) => ENTITIES[mark] ?? '');
}
