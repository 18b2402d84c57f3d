import { defineConfig } from '@playwright/test';

// Playwright itself tells these apart, by numbers that merged reports leave out.
const name = process.env.PROJECT_NAME;

export default defineConfig({
  testDir: './shop',
  outputDir: './results',
  workers: 1,
  projects: [{ name }, { name, use: { locale: 'de' } }, { name, use: { locale: 'ja' } }],
});
