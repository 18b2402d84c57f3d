import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: './odd',
  outputDir: './results',
  projects: [{ name: 'chromium' }, { name: 'firefox' }],
});
