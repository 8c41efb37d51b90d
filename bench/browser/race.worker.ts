// Both sides of the race in one worker on one tfjs-core: the app's real worker, and beside it `LayersModel.fit`.
import '../../src/worker/training.worker.ts';
import { fitLayersModel } from './layers-model-fit.ts';
import { answerRace } from './time-runs.ts';

answerRace(fitLayersModel);
