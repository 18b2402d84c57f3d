import { expect, test } from '@playwright/test';

test.describe('cart', () => {
  test('adds a book', () => {});
});

test.describe('checkout', () => {
  test('pays by card', () => {
    expect('Your card was declined').toBe('Thank you for your order');
  });
  test('sends a receipt', () => {
    expect(0).toBe(1);
  });
});

test.describe('login', () => {
  test('asks for a passkey', () => {});
});

test.describe('orders', () => {
  test('lists the last year', () => {});
});

test.describe('profile', () => {
  test('changes the password', () => {});
});
