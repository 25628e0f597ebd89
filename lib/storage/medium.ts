/** Where a person chose to keep things: on this computer, or in memory until the browser closes. */
export type Medium = 'computer' | 'session';
