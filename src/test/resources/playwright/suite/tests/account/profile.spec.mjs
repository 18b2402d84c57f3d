import { test, expect } from '@playwright/test';

test.describe('プロフィール', () => {
  test('zeigt Größe & „Straße“ 🏠', () => {
    expect('straße').toBe('STRASSE');
  });

  test('saves "quotes", <b>tags</b> and a | bar', () => {
    expect(true).toBe(false);
  });

  test('opens the cart', ({}, testInfo) => {
    expect(testInfo.project.name).toBe('firefox');
  });
});

test('opens the cart', () => {
  expect('profile').toBe('cart');
});

test.describe.serial('a login', () => {
  test('asks for the password', () => {
    expect('password').toBe('');
  });

  test('does not run after a failure', () => {});
});
