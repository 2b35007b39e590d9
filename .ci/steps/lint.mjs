import { commandAsTest, tool } from './command.mjs';

export const lint = async () => [await commandAsTest('eslint finds nothing', tool('eslint', ['.']))];
