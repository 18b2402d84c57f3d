import { test, expect } from '@playwright/test';

test('signs in', () => {
  expect('password').toBe('');
});
