import { FileDirectoryIcon, FileIcon, GitBranchIcon, type Icon } from '@primer/octicons-react'
import { Label, Link } from '@primer/react'
import type {
  BlobPage as BlobData,
  CodePage as CodeData,
  CommitPage as CommitData,
} from '../../data/static.ts'

/** What is in a branch of a repository. */
export function CodePage({ data }: { data: CodeData }) {
  return (
    <div className="Container">
      <h1 className="sr-only">{data.name}</h1>
      <p className="Muted">
        {data.description} <Label variant="secondary">{data.label}</Label>
      </p>
      <p className="Branches">
        <GitBranchIcon /> {data.branches.length} Branches
      </p>
      <section className="Box" aria-label="Files">
        <div className="Box-header">
          <h2>{[data.branch, data.folder].filter(Boolean).join('/')}</h2>
          {data.commit && <Link href={data.commit.href}>{data.commit.title}</Link>}
        </div>
        <ul className="Box-rows">
          {data.files.length === 0 && <li className="Box-row Muted">This repository is empty.</li>}
          {data.files.map((file) => (
            <li key={file.name} className="Box-row">
              {file.directory ? <FileDirectoryIcon /> : <FileIcon />}
              <Link href={file.href}>{file.name}</Link>
            </li>
          ))}
        </ul>
      </section>
      <LinkList title="Branches" links={data.branches} icon={GitBranchIcon} />
    </div>
  )
}

/** One file. */
export function BlobPage({ data }: { data: BlobData }) {
  return (
    <div className="Container">
      <h1 className="ThreadTitle">{data.path}</h1>
      <p className="Branches">
        <GitBranchIcon /> {data.branch} · <Link href={data.commit.href}>{data.commit.title}</Link>
      </p>
      <section className="Box" aria-label="File">
        <pre className="BlobText">{data.text}</pre>
      </section>
    </div>
  )
}

/** One commit: its message, what it changed, and the branches that end in it. */
export function CommitPage({ data }: { data: CommitData }) {
  return (
    <div className="Container">
      <h1 className="ThreadTitle">{data.title}</h1>
      <p className="Muted">
        {data.author.login} committed {data.when} · <code>{data.sha.slice(0, 7)}</code>
      </p>
      {data.text !== '' && <p className="Post">{data.text}</p>}
      <LinkList title="Changed files" links={data.files} icon={FileIcon} />
      <LinkList title="Branches that end here" links={data.branches} icon={GitBranchIcon} />
    </div>
  )
}

interface LinkListProps {
  title: string
  links: { name: string; href: string }[]
  icon: Icon
}

function LinkList({ title, links, icon: Mark }: LinkListProps) {
  if (links.length === 0) return null
  return (
    <section className="Box" aria-label={title}>
      <div className="Box-header">
        <h2>{title}</h2>
      </div>
      <ul className="Box-rows">
        {links.map(({ name, href }) => (
          <li key={name} className="Box-row">
            <Mark />
            <Link href={href}>{name}</Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
