// What Vite gives for these imports. (vite/client would bring the DOM's types into every realm.)
declare module '*.module.css' {
  const classNames: Readonly<Record<string, string>>;
  export default classNames;
}
declare module '*.css';

declare module '*?worker&url' {
  const url: string;
  export default url;
}
