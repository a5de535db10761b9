// The file shares of a computer that are neither an access point's nor a site's: those of a distribution point, and others.
// They are there or they are not; who may use them is checked when they are opened.
import { createMachine } from 'xstate';
import { beforeRun } from '../before-run.ts';

export interface FileServerContext {
  readonly isDownBefore: boolean;
}

export type FileServerEvent = { type: 'server.down' | 'server.up' | 'power.off' | 'power.on' };

export interface FileServerPorts {
  openShares(): void;
  closeShares(): void;
}

export function fileServer({ context, ports }: { context: FileServerContext; ports: FileServerPorts }) {
  return createMachine(
    {
      id: 'fileServer',
      predictableActionArguments: true,
      schema: { context: {} as FileServerContext, events: {} as FileServerEvent },
      context,
      initial: 'beforeRun',
      states: {
        beforeRun: beforeRun('the server', { target: 'down', cond: 'isDownBefore' }, { target: 'serving' }),
        down: {
          description: 'The shares are not there.',
          meta: { rule: 'file-server.down' },
          on: {
            'server.up': { target: 'serving', meta: { rule: 'file-server.serves' } },
            'power.on': { target: 'serving', meta: { rule: 'file-server.serves' } },
          },
        },
        serving: {
          description: 'The shares can be opened by those who may use them.',
          meta: { rule: 'file-server.serves' },
          entry: 'openShares',
          exit: 'closeShares',
          on: {
            'server.down': { target: 'down', meta: { rule: 'file-server.down' } },
            'power.off': { target: 'down', meta: { rule: 'file-server.down' } },
          },
        },
      },
    },
    {
      guards: { isDownBefore: ({ isDownBefore }) => isDownBefore },
      actions: { openShares: () => ports.openShares(), closeShares: () => ports.closeShares() },
    },
  );
}
