// Opens pages in Chromium and says what a person would see: node look.mjs CHROMIUM ENTRY PAGES(json) -> JSON on stdout
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import puppeteer from "puppeteer-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const [chromium, entry, pages] = process.argv.slice(2);
const quiet = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
const browser = await puppeteer.launch({ executablePath: chromium, headless: true, args: quiet });
const origin = new URL(entry).origin;
const seen = [];
for (const { path, width, scripts } of JSON.parse(pages)) {
  const page = await browser.newPage();
  const said = { path, width, scripts, dialogs: 0, blocked: 0 };
  page.on("dialog", async (dialog) => { said.dialogs += 1; await dialog.dismiss(); });
  page.on("console", (message) => { if (/Content Security Policy/.test(message.text())) said.blocked += 1; });
  await page.setViewport({ width, height: 844 });
  await page.setJavaScriptEnabled(scripts);
  await page.goto(entry, { waitUntil: "load" });
  const answer = await page.goto(origin + path, { waitUntil: "load" });
  said.status = answer.status();
  if (scripts) {
    said.scrollWidth = await page.evaluate(() => document.documentElement.scrollWidth);
    said.firstHit = await page.evaluate(() => document.querySelector("ol.list .headline")?.getBoundingClientRect().top ?? null);
    await page.keyboard.press("Tab");
    said.focused = await page.evaluate(() => document.activeElement?.className ?? "");
    await page.setBypassCSP(true);
    await page.reload({ waitUntil: "load" });
    await page.evaluate(axe + ";0");
    said.axe = await page.evaluate(async () => (await axe.run()).violations.filter((v) => ["serious", "critical"].includes(v.impact)).map((v) => v.id));
  } else {
    await page.type("#q", "Radwege");
    await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
    said.found = (await page.content()).includes("<mark>Radwege</mark>");
  }
  seen.push(said);
  await page.close();
}
await browser.close();
console.log(JSON.stringify(seen));
