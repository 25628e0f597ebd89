/** The bytes were not sealed with this key and label, or were changed since. Says nothing about which. */
export class SealError extends Error {
  override readonly name = 'SealError' as const;

  constructor(options?: ErrorOptions) {
    super('The sealed bytes cannot be opened', options);
  }
}
