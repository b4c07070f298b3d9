// Leaving at once.
export {};
