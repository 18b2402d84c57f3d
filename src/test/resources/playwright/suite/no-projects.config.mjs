import { defineConfig } from '@playwright/test';

export default defineConfig({ testDir: './smoke', outputDir: './results' });
