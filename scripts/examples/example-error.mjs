/** What went wrong, in a message for the person who runs an example; its stack is of no use to them. */
export class ExampleError extends Error {
  name = 'ExampleError';
}
