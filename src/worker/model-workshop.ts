import type { ModelMaker, ModelRequest, PreparedModel } from './model-maker.ts';

/**
 * Makes models one after another. A model that is no longer wanted is still made to its end before the next is begun:
 * two at once would take the backends of the one tf.js from each other.
 */
export class ModelWorkshop {
  readonly #makeModel: ModelMaker;
  /** The making of the last model; never rejects. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(makeModel: ModelMaker) {
    this.#makeModel = makeModel;
  }

  /** The model, or null where it was not wanted any more when its turn came or when it was done. */
  async make(request: ModelRequest, isWanted: () => boolean): Promise<PreparedModel | null> {
    const making = this.#last.then(() => (isWanted() ? this.#makeModel(request) : null));
    this.#last = making.catch(() => undefined);
    const prepared = await making;
    if (isWanted()) return prepared;
    prepared?.model.dispose();
    return null;
  }
}
