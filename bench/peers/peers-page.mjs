// Hands the bench's questions to the worker in which all sides run, and its answers back.
import PeersWorker from './peers.worker.mjs?worker';

const worker = new PeersWorker();

globalThis.askPeers = (rounds) =>
  new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = ({ message }) => reject(new Error(message));
    worker.postMessage(rounds);
  });
