import { test, expect } from '@playwright/test';
import { currencyTests } from '../shared/currencies.mjs';

test('opens the cart', () => {});

test.describe('Checkout', () => {
  test.describe('with a card', () => {
    test('pays', () => {
      expect(1 + 1, 'the amount').toBe(3);
    });

    test('pays in instalments', ({}, testInfo) => {
      expect(testInfo.project.name).toBe('chromium');
    });

    test('asks the bank again', ({}, testInfo) => {
      expect(testInfo.retry).toBe(1);
    });

    test.skip('pays with points', () => {});

    test('refuses an expired card', () => {
      test.fail();
      expect('accepted').toBe('refused');
    });
  });

  test.describe(() => {
    test('shows the total › before paying', () => {
      expect('10').toBe('11');
    });
  });

  for (const method of ['invoice', 'voucher']) {
    test(`pays by ${method}`, () => {
      expect(method).toBe('invoice');
    });
  }
});

currencyTests(['EUR', 'JPY']);
