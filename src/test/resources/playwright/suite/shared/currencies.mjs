import { test, expect } from '@playwright/test';

/** Tests that are written in one file and belong to the file that calls this. */
export function currencyTests(currencies) {
  for (const currency of currencies) {
    test(`converts ${currency}`, () => {
      expect(currency).toBe('EUR');
    });
  }
}
