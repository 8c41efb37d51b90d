// What Vite gives for these imports. (vite/client would bring the DOM's types into every realm.)
declare module '*.wasm?url' {
  const url: string;
  export default url;
}
