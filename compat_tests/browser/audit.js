// What a browser makes of a page: contrast, headings, names, focus and width, as a list of findings.

const TEXT = 4.5, LARGE_TEXT = 3, CONTROL = 3;

function audit(frame) {
  const page = frame.contentDocument, view = frame.contentWindow;
  for (const details of page.querySelectorAll("details")) details.open = true;
  return [
    ...texts(page, view), ...controls(page, view), ...headings(page), ...names(page),
    ...focus(page, view), ...widths(page, view),
  ];
}

function* texts(page, view) {
  const walker = page.createTreeWalker(page.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement, style = view.getComputedStyle(element);
    if (!node.data.trim() || element.closest("style") || !element.getClientRects().length) continue;
    const size = parseFloat(style.fontSize), isBold = style.fontWeight >= 700;
    const least = size >= 24 || (isBold && size >= 18.66) ? LARGE_TEXT : TEXT;
    const found = contrast(colour(style.color), ground(element, view));
    if (found < least) yield `contrast ${found.toFixed(2)} of text: ${node.data.trim()}`;
  }
}

function* controls(page, view) {
  for (const element of page.querySelectorAll("input, button")) {
    const style = view.getComputedStyle(element), around = ground(element.parentElement, view);
    const hasBorder = parseFloat(style.borderTopWidth) > 0;
    const edge = hasBorder ? colour(style.borderTopColor) : ground(element, view);
    const found = contrast(edge, around);
    if (found < CONTROL) yield `contrast ${found.toFixed(2)} of <${element.localName}>`;
  }
}

function* headings(page) {
  let before = 0, first = 0;
  for (const element of page.querySelectorAll("h1, h2, h3, h4, h5, h6")) {
    const level = Number(element.localName[1]);
    if (level > before + 1) yield `<h${level}> after <h${before}>: ${element.textContent.trim()}`;
    first += level === 1;
    before = level;
  }
  if (first !== 1) yield `${first} <h1>`;
}

function* names(page) {
  if (!page.documentElement.lang || !page.title) yield "no language or no title";
  for (const element of page.querySelectorAll("a, button, summary"))
    if (!element.textContent.trim()) yield `<${element.localName}> without a text`;
  for (const element of page.querySelectorAll("input"))
    if (!element.labels.length) yield `<input> without a label: ${element.name}`;
  for (const element of page.querySelectorAll("th:not([scope])"))
    yield `<th> without a scope: ${element.textContent}`;
  for (const element of page.querySelectorAll("[tabindex]"))
    if (element.tabIndex > 0) yield `tabindex ${element.tabIndex}`;
  for (const element of page.querySelectorAll("a[href^='#']"))
    if (!page.getElementById(element.hash.slice(1))) yield `nothing at ${element.hash}`;
}

function* focus(page, view) {
  for (const element of page.querySelectorAll("a[href], input, button, summary")) {
    element.focus({ preventScroll: true });
    const style = view.getComputedStyle(element);
    if (page.activeElement !== element) yield `no focus: ${element.textContent.trim()}`;
    else if (style.outlineStyle === "none") yield `unseen focus: ${element.textContent.trim()}`;
    else if (style.outlineStyle === "solid") {
      const found = contrast(colour(style.outlineColor), ground(element.parentElement, view));
      if (found < CONTROL) yield `contrast ${found.toFixed(2)} of focus`;
    }
  }
  page.activeElement.blur();
}

function* widths(page, view) {
  const width = page.documentElement.clientWidth;
  if (page.documentElement.scrollWidth > width) yield `wider than ${width}`;
  for (const element of page.body.querySelectorAll("*")) {
    const isInside = element.getBoundingClientRect().right <= width + 1;
    if (!isInside && !element.closest("pre, .unseen"))
      yield `<${element.localName}> beyond ${width}: ${element.textContent.trim().slice(0, 60)}`;
  }
}

function ground(element, view) {
  const layers = [];
  for (let each = element; each; each = each.parentElement) {
    layers.push(colour(view.getComputedStyle(each).backgroundColor));
    if (layers.at(-1)[3] === 1) break;
  }
  return layers.reduceRight(over, [255, 255, 255, 1]);
}

function over(below, above) {
  const mix = (one, two) => two * above[3] + one * (1 - above[3]);
  return [...[0, 1, 2].map((index) => mix(below[index], above[index])), 1];
}

function colour(text) {
  const [red, green, blue, alpha = 1] = text.match(/[\d.]+/g).map(Number);
  return [red, green, blue, alpha];
}

function contrast(one, two) {
  const [dark, light] = [luminance(over(two, one)), luminance(two)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(rgb) {
  const [red, green, blue] = rgb.slice(0, 3).map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
