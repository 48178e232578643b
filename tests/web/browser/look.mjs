// Opens pages in Chromium and says what a person would see: node look.mjs CHROMIUM ENTRY PAGES(json) -> JSON on stdout
// A page: path, width; scripts (whether the browser runs any), axe, dark, language, pdf.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import puppeteer from "puppeteer-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const [chromium, entry, asked] = process.argv.slice(2);
const quiet = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
const browser = await puppeteer.launch({ executablePath: chromium, headless: true, args: quiet });
const origin = new URL(entry).origin;

async function opened({ path, width, scripts = true, dark = false, language = "de" }) {
  const page = await browser.newPage();
  const said = { path, width, dark, language, dialogs: 0, blocked: 0, foreign: 0 };
  page.on("dialog", async (dialog) => { said.dialogs += 1; await dialog.dismiss(); });
  page.on("console", (message) => { if (/Content Security Policy/.test(message.text())) said.blocked += 1; });
  page.on("request", (request) => { if (!request.url().startsWith(origin)) said.foreign += 1; });
  await page.setViewport({ width, height: 844 });
  await page.setJavaScriptEnabled(scripts);
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: dark ? "dark" : "light" }]);
  await page.setExtraHTTPHeaders({ "accept-language": language });
  await page.goto(entry, { waitUntil: "load" });
  said.status = (await page.goto(origin + path, { waitUntil: "load" })).status();
  return [page, said];
}

async function looked(wish) {
  const [page, said] = await opened(wish);
  said.scrollWidth = await page.evaluate(() => document.documentElement.scrollWidth);
  said.scripts = await page.evaluate(() => document.querySelectorAll("script, iframe, object, embed, base, img, [onload], [onclick], [onerror], [onfocus]").length);
  said.firstHit = await page.evaluate(() => document.querySelector("ol.list .headline")?.getBoundingClientRect().top ?? null);
  said.measure = await page.evaluate(() => {
    const some = [...document.querySelectorAll(".text > p")].filter((p) => p.textContent.length > 300);
    const rows = some.reduce((sum, p) => sum + p.getBoundingClientRect().height / parseFloat(getComputedStyle(p).lineHeight), 0);
    return rows ? some.reduce((sum, p) => sum + p.textContent.length, 0) / rows : null;
  });
  await page.keyboard.press("Tab");
  said.focused = await page.evaluate(() => document.activeElement?.className ?? "");
  if (wish.pdf) said.pdf = Buffer.from(await page.pdf({ format: "A4", preferCSSPageSize: true })).toString("base64");
  if (wish.axe) {
    await page.setBypassCSP(true);
    await page.reload({ waitUntil: "load" });
    await page.evaluate(axe + ";0");
    said.axe = await page.evaluate(async () => (await axe.run()).violations.filter((v) => ["serious", "critical"].includes(v.impact)).map((v) => `${v.id}: ${v.nodes[0].html.slice(0, 120)}`));
  }
  await page.close();
  return said;
}

// A search with JavaScript off, typed and sent.
async function withoutScripts(wish) {
  const [page, said] = await opened({ ...wish, scripts: false });
  await page.type("#q", wish.typed);
  await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
  said.content = await page.content();
  await page.close();
  return said;
}

// A whole visit by keyboard: each step is a selector to go to by Tab, and what is then pressed or typed.
async function byKeyboard(wish) {
  const [page, said] = await opened(wish);
  said.steps = [];
  for (const { to, typed, goes } of wish.steps) {
    let tabs = 0;
    while (tabs < 200 && !(await page.evaluate((selector) => document.activeElement?.matches(selector), to))) {
      await page.keyboard.press("Tab");
      tabs += 1;
    }
    const seen = await page.evaluate(() => {
      const [one, around] = [document.activeElement, document.activeElement.closest("form") ?? document.activeElement];
      return [getComputedStyle(one).outlineStyle, getComputedStyle(around).boxShadow].some((value) => value !== "none");
    });
    if (typed) await page.keyboard.type(typed);
    if (goes) await Promise.all([page.waitForNavigation({ waitUntil: "load" }), page.keyboard.press("Enter")]);
    else if (!typed) await page.keyboard.press("Enter");
    said.steps.push({ to, tabs, seen, address: page.url().slice(origin.length) });
  }
  await page.close();
  return said;
}

const seen = [];
for (const wish of JSON.parse(asked)) {
  seen.push(await (wish.steps ? byKeyboard : wish.typed ? withoutScripts : looked)(wish));
}
await browser.close();
console.log(JSON.stringify(seen));
