// The picture of a chart as a file of its own: as it looks now, with every style written as an attribute, no script, and nothing
// fetched. As SVG, and from that as PNG.

export interface Picture {
  /** The SVG document. */
  readonly text: string;
  readonly width: number;
  readonly height: number;
}

export interface PictureWords {
  readonly title: string;
  readonly description: string;
}

export interface Bitmap {
  readonly blob: Blob;
  readonly width: number;
  readonly height: number;
  /** What a person must know of it, in words. */
  readonly remarks: readonly string[];
}

const namespace = 'http://www.w3.org/2000/svg';
const shapes = ['rect', 'circle', 'ellipse', 'line', 'path', 'polyline', 'polygon', 'text', 'tspan'];
const holders = ['g', 'defs', 'pattern'];
const geometry = (
  'x y width height rx ry cx cy r x1 y1 x2 y2 d points transform dx dy ' +
  'patternUnits patternContentUnits patternTransform'
).split(' ');
const painted = ['fill', 'stroke', 'opacity', 'fill-opacity', 'stroke-opacity', 'paint-order'];
const stroked = ['stroke-width', 'stroke-dasharray', 'stroke-linecap', 'stroke-linejoin'];
const written = ['font-family', 'font-size', 'font-weight', 'font-style', 'text-anchor', 'dominant-baseline'];
/** What a style is when nobody says anything: it need not be written. */
const initial: Readonly<Record<string, string>> = {
  stroke: 'none',
  opacity: '1',
  'fill-opacity': '1',
  'stroke-opacity': '1',
  'paint-order': 'normal',
  'stroke-dasharray': 'none',
  'stroke-linecap': 'butt',
  'stroke-linejoin': 'miter',
  'font-style': 'normal',
  'text-anchor': 'start',
  'dominant-baseline': 'auto',
};

/** Browsers refuse more, and the smallest of them is an old telephone. */
const sideMax = 16_000;
const areaMax = 16_777_216;
const margin = 12;

/** Reads a drawn chart. It is copied beside the original for that, in its actual size and with nothing chosen. */
export function pictureOf(drawn: SVGSVGElement, words: PictureWords): Picture {
  const copy = drawn.cloneNode(true) as SVGSVGElement;
  copy.setAttribute('class', '');
  copy.setAttribute('aria-hidden', 'true');
  for (const chosen of copy.querySelectorAll('[aria-pressed="true"]')) chosen.setAttribute('aria-pressed', 'false');
  const { width, height } = drawn.viewBox.baseVal;
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  drawn.after(copy);
  try {
    const box = { width: Math.ceil(width) + 2 * margin, height: Math.ceil(height) + 2 * margin };
    const root = document.createElementNS(namespace, 'svg');
    root.setAttribute('width', String(box.width));
    root.setAttribute('height', String(box.height));
    root.setAttribute('viewBox', `${-margin} ${-margin} ${box.width} ${box.height}`);
    root.setAttribute('role', 'img');
    root.append(textElement('title', words.title), textElement('desc', words.description));
    const ground = document.createElementNS(namespace, 'rect');
    for (const [name, value] of Object.entries({ x: -margin, y: -margin, ...box }))
      ground.setAttribute(name, `${value}`);
    ground.setAttribute('fill', groundBehind(drawn));
    root.append(ground, ...[...copy.children].flatMap(plainCopy));
    return { text: new XMLSerializer().serializeToString(root), ...box };
  } finally {
    copy.remove();
  }
}

/** Draws the picture at so many pixels to one of its own, or fewer where that would be too large. */
export async function bitmapOf(picture: Picture, scale = 2): Promise<Bitmap> {
  const { width, height } = picture;
  const most = Math.min(sideMax / width, sideMax / height, Math.sqrt(areaMax / (width * height)));
  const used = Math.min(scale, most);
  const size = { width: Math.max(1, Math.floor(width * used)), height: Math.max(1, Math.floor(height * used)) };
  const image = new Image(size.width, size.height);
  image.src = addressOf(picture);
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = size.width;
  canvas.height = size.height;
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('This browser draws no bitmaps here.');
  context.drawImage(image, 0, 0, size.width, size.height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (blob === null) throw new Error('The picture is too large for this browser.');
  const percent = Math.round((used / scale) * 100);
  const remarks =
    used < scale ? [`The picture is very large: it was scaled down to ${percent} %. SVG keeps all of it.`] : [];
  return { blob, ...size, remarks };
}

/** For `src` of an image. */
export function addressOf({ text }: Picture): string {
  return `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
}

function plainCopy(element: Element): Element[] {
  const name = element.localName;
  if (!shapes.includes(name) && !holders.includes(name)) return [];
  const style = getComputedStyle(element);
  if (style.display === 'none' || style.visibility === 'hidden') return [];
  const plain = document.createElementNS(namespace, name);
  if (name === 'pattern') plain.setAttribute('id', element.id);
  for (const attribute of geometry) {
    const value = element.getAttribute(attribute);
    if (value !== null) plain.setAttribute(attribute, value);
  }
  if (holders.includes(name)) {
    if (style.opacity !== '1') plain.setAttribute('opacity', style.opacity);
    plain.append(...[...element.children].flatMap(plainCopy));
    return plain.childElementCount > 0 ? [plain] : [];
  }
  if (style.fill === 'none' && style.stroke === 'none') return [];
  const isText = name === 'text' || name === 'tspan';
  const styles = [...painted, ...(style.stroke === 'none' ? [] : stroked), ...(isText ? written : [])];
  for (const property of styles) {
    const value = style.getPropertyValue(property).replaceAll('"', "'");
    if (value !== '' && value !== initial[property]) plain.setAttribute(property, value);
  }
  if (isText) takeWords(element as SVGTextElement, plain);
  return [plain];
}

/** Elsewhere the face may be another: the words keep the length for which the boxes were made, parts of them as a whole. */
function takeWords(element: SVGTextContentElement, plain: Element): void {
  const isWhole = element.childElementCount === 0;
  for (const child of element.childNodes) {
    if (child instanceof Element) plain.append(...plainCopy(child));
    else if (child instanceof Text) plain.append(allowed(isWhole ? child.data.trim() : child.data));
  }
  const length = element.getComputedTextLength();
  if (element.localName === 'tspan' || element.textContent.trim().length < 2 || length <= 0) return;
  plain.setAttribute('textLength', length.toFixed(1));
  plain.setAttribute('lengthAdjust', 'spacingAndGlyphs');
}

function textElement(name: string, words: string): Element {
  const element = document.createElementNS(namespace, name);
  element.textContent = allowed(words);
  return element;
}

/** The colour behind the picture: of the nearest element that has one. */
function groundBehind(drawn: Element): string {
  for (let at: Node | null = drawn; at !== null; at = at instanceof ShadowRoot ? at.host : at.parentNode) {
    if (!(at instanceof Element)) continue;
    const colour = getComputedStyle(at).backgroundColor;
    if (colour !== 'transparent' && colour !== 'rgba(0, 0, 0, 0)') return colour;
  }
  return 'white';
}

/** XML has no way to write some characters. */
function allowed(text: string): string {
  return text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD');
}
