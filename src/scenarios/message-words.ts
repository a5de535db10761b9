// The words for a message and its fields, passed on to those who show frames and know no protocol.
export { describeMessage, messageFields } from '../protocols/index.ts';
