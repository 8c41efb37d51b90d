// The words of a program and their values. TypeScript writes programs and AssemblyScript carries them out, and both read
// this file: it may hold nothing but whole numbers, without types, which mean the same in both.

/** Numbers of a word's size, 32 bits, before the first layer. */
export const HEADER_WORDS = 32;
/** Words of one layer. */
export const LAYER_WORDS = 24;
export const PROGRAM_VERSION = 3;
/** Examples that the kernels take together: a batch is filled up to a multiple of it. */
export const LANE_STEP = 8;

// The header. What is not a count or a kind is an address in bytes.
export const VERSION = 0;
/** The most rows that a batch may have, a multiple of LANE_STEP. */
export const CAPACITY = 1;
export const LAYER_COUNT = 2;
/** The first layer with parameters: nobody needs the gradient before it. */
export const FIRST_TRAINED = 3;
/** float32 [rows, inputs], as they come. */
export const FEATURES = 4;
/** float32 [inputs][lanes]. */
export const INPUT = 5;
export const INPUT_SIZE = 6;
export const PARAMETER_COUNT = 7;
/** float32, PARAMETER_COUNT of them, the rest up to a multiple of 4 is zero; so for the next five. */
export const WEIGHTS = 8;
export const NEXT_WEIGHTS = 9;
/** SLOT_COUNT vectors as long as the weights, one after another. */
export const SLOTS = 10;
export const NEXT_SLOTS = 11;
export const GRADIENT = 12;
export const OPTIMIZER = 13;
/** float64: learning rate, then up to five numbers that each optimizer's kernel names. */
export const OPTIMIZER_NUMBERS = 14;
export const LOSS = 15;
/** Classes, or 1 for a number. */
export const UNITS = 16;
/** float64 mean and scale; or float32 class weights, 0 where all count the same. */
export const LOSS_NUMBERS = 17;
/** int32 classes, or float64 numbers. */
export const TARGETS = 18;
/** float32 [units][lanes]: what the last layer gives, and the gradient by it. */
export const GIVEN = 19;
export const GIVEN_GRADIENT = 20;
// What became of each example, [lanes]; those after the rows mean nothing.
export const LOSSES = 21;
/** int32 classes, or float32 numbers. */
export const PREDICTIONS = 22;
/** float32 [lanes, units]; 0 for a number. */
export const PROBABILITIES = 23;
/** float32: 1 where the class is right; or the absolute error. */
export const HITS = 24;
export const SLOT_COUNT = 25;

// A layer.
export const OPERATION = 0;
export const ACTIVATION = 1;
export const LAYER_INPUT = 2;
export const LAYER_INPUT_SIZE = 3;
export const LAYER_OUTPUT = 4;
export const LAYER_OUTPUT_SIZE = 5;
/** 0 where nobody needs it; so for the next. */
export const LAYER_OUTPUT_GRADIENT = 6;
export const LAYER_INPUT_GRADIENT = 7;
/** Place among all parameters: the layer's weights, its bias right after them. */
export const FIRST_PARAMETER = 8;
/** float32 [inputs][lanes], what dropout multiplies with. */
export const MASK = 9;
export const HEIGHT = 10;
export const WIDTH = 11;
export const CHANNELS = 12;
/** Side of the filter or of the pooled square. */
export const SIDE = 13;
/** 1 where the mask of the batch was written from outside; 0: the kernel draws it. */
export const MASK_IS_GIVEN = 14;
/** Two words: the key of the random numbers that the mask of the batch is drawn from. */
export const MASK_KEY = 15;
/** The largest word without sign that is below the rate: ⌈rate · 2^32⌉ − 1. */
export const LAST_DROPPED = 17;
/** float32: what dropout multiplies with what it keeps, 1 / (1 − rate). */
export const KEPT = 18;
/** Steps of a sequence: its input is [steps][features][lanes]. */
export const STEPS = 19;
/** float32, what a GRU leaves for its gradients: see kernels/gru.ts. */
export const TRACE = 20;
/** Vectors of an embedding, one for each index. */
export const VECTOR_COUNT = 21;

// Operations. One that only gives its rows another shape is not run: input and output are one place.
export const RESHAPE = 0;
export const DENSE = 1;
export const DROPOUT = 2;
export const CONV2D = 3;
export const MAX_POOLING2D = 4;
export const AVERAGE_POOLING2D = 5;
export const EMBEDDING = 6;
export const GRU = 7;
export const OPERATION_COUNT = 8;

// Activations.
export const LINEAR = 0;
export const RELU = 1;
export const TANH = 2;
export const SIGMOID = 3;
export const ELU = 4;
export const ACTIVATION_COUNT = 5;

// Losses.
export const SOFTMAX_CROSS_ENTROPY = 0;
export const MEAN_SQUARED_ERROR = 1;
export const LOSS_COUNT = 2;

// Optimizers.
export const SGD = 0;
export const MOMENTUM = 1;
export const ADAM = 2;
export const OPTIMIZER_COUNT = 3;

// What a call is asked for, and what it answers.
export const EVALUATE = 0;
export const TRAIN = 1;
export const EVALUATED = 0;
export const TRAINED = 1;
/** A loss is NaN or infinite: nothing was changed. */
export const LOSS_NOT_FINITE = 2;
/** A weight or slot would be NaN or infinite: nothing was changed but the gradient. */
export const UPDATE_NOT_FINITE = 3;
/** No rows, or more than there is room for: nothing was done. */
export const ROWS_REFUSED = 4;
