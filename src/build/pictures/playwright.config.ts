import { defineConfig } from '@playwright/test';

export default defineConfig({
  reporter: [['./dist/npm/reporter.js'], ['html', { open: 'never' }]],
});
