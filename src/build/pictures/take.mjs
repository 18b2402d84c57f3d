// Takes the pictures: node take.mjs TEST_CASE_ID FOLDER
import { pathToFileURL } from 'node:url';
import { chromium } from '@playwright/test';

const [testCaseId, folder] = process.argv.slice(2);
const pages = {
  report: `${pathToFileURL('playwright-report/index.html')}#?testId=${testCaseId}`,
  page: String(pathToFileURL('page.html')),
};

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
for (const colorScheme of ['light', 'dark']) {
  for (const [name, url] of Object.entries(pages)) {
    const page = await browser.newPage({ colorScheme, viewport: { width: 1000, height: 560 }, deviceScaleFactor: 1.25 });
    await page.goto(url);
    await page.getByText('staging').first().waitFor();
    await page.screenshot({ path: `${folder}/${name}-${colorScheme}.png`, fullPage: name === 'page' });
  }
}
await browser.close();
