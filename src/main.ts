// Registers the elements; nothing else.
export {};
