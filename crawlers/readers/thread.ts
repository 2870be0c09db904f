// One reader's thread: says that it is ready, then answers each task it is sent.

import { parentPort } from 'node:worker_threads';
import { messageOf } from '../../src/errors.ts';
import { doTask, type Task } from './task.ts';

parentPort?.on('message', (task: Task) => {
  try {
    parentPort?.postMessage({ result: doTask(task) });
  } catch (thrown) {
    parentPort?.postMessage({ thrown: messageOf(thrown) });
  }
});
parentPort?.postMessage('ready');
