import { defineConfig } from '@playwright/test';

export default defineConfig({
  reporter: [['./dist/npm/reporter.js', { program: './dist/empirical' }], ['html', { open: 'never' }]],
});
