import { useRoute } from 'preact-iso';
import { Article } from './Article.tsx';
import { List } from './List.tsx';
import './answers.css';

/** What people ask 311 most: /answers, all of them; /answers/{code}, one of them. */
export function Answers() {
  const { code } = useRoute().params;
  return code ? <Article key={code} code={code} /> : <List />;
}
