"""The reference: the Top 10 as the requirement documents' stack serves it, FastAPI over SQLAlchemy's ORM and asyncpg in one
process, laid out as they have it (engine, session dependency, rows as entities). It checks no token.

Environment: DATABASE_URL (postgresql+asyncpg://...), POOL (`pooled`, or `null` for no pool as the documents say).
"""

import os
from collections.abc import AsyncGenerator
from datetime import datetime
from uuid import UUID

import uvicorn
from fastapi import Depends, FastAPI, HTTPException
from pydantic import BaseModel, ConfigDict
from sqlalchemy import ForeignKey, select
from sqlalchemy.dialects.postgresql import JSONB, TIMESTAMP
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.pool import NullPool

PAGE = 10
CONNECTIONS = 8

if os.environ["POOL"] == "null":
    pool = {"poolclass": NullPool, "pool_pre_ping": True}
else:
    pool = {"pool_size": CONNECTIONS, "max_overflow": 0}
engine = create_async_engine(os.environ["DATABASE_URL"], **pool)
sessions = async_sessionmaker(engine, class_=AsyncSession, expire_on_commit=False, autocommit=False, autoflush=False)


class Base(DeclarativeBase):
    type_annotation_map = {dict: JSONB, list: JSONB, datetime: TIMESTAMP(timezone=True)}


class DataCollection(Base):
    __tablename__ = "data_collections"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    started_at: Mapped[datetime]
    completed_at: Mapped[datetime | None]
    provenance: Mapped[str]
    errors: Mapped[list | None]


class TrendScoring(Base):
    __tablename__ = "trend_scorings"

    collection_id: Mapped[UUID] = mapped_column(ForeignKey("data_collections.id"), primary_key=True)
    collection_started_at: Mapped[datetime]
    scored_at: Mapped[datetime]
    score_version: Mapped[str]


class Trend(Base):
    __tablename__ = "trends"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    title: Mapped[str]
    collection_id: Mapped[UUID]
    topic_id: Mapped[UUID | None]
    observed_at: Mapped[datetime | None]
    youtube_views: Mapped[int | None]
    youtube_likes: Mapped[int | None]
    youtube_channel: Mapped[str | None]
    reddit_velocity_score: Mapped[float | None]
    youtube_traction_score: Mapped[float | None]
    google_trends_spike_score: Mapped[float | None]
    similarweb_bonus_applied: Mapped[bool]
    momentum_score: Mapped[float | None]
    confidence_level: Mapped[str | None]
    score_version: Mapped[str | None]
    source_states: Mapped[dict]


class TrendView(BaseModel):
    model_config = ConfigDict(from_attributes=True)

    id: UUID
    topic_id: UUID | None
    title: str
    momentum_score: float | None
    confidence_level: str | None
    reddit_velocity_score: float | None
    youtube_traction_score: float | None
    google_trends_spike_score: float | None
    similarweb_bonus_applied: bool
    youtube_views: int | None
    youtube_likes: int | None
    youtube_channel: str | None
    source_states: dict
    observed_at: datetime | None


class CollectionView(BaseModel):
    id: UUID
    started_at: datetime
    completed_at: datetime | None
    scored_at: datetime
    errors: list
    provenance: str
    score_version: str


class TopPage(BaseModel):
    collection: CollectionView
    items: list[TrendView]


async def get_db() -> AsyncGenerator[AsyncSession, None]:
    async with sessions() as session:
        try:
            yield session
            await session.commit()
        except Exception:
            await session.rollback()
            raise
        finally:
            await session.close()


app = FastAPI()


@app.get("/v1/trends")
async def top(db: AsyncSession = Depends(get_db)) -> TopPage:
    latest = (
        await db.execute(
            select(TrendScoring, DataCollection)
            .join(DataCollection, DataCollection.id == TrendScoring.collection_id)
            .order_by(TrendScoring.collection_started_at.desc(), TrendScoring.collection_id.desc())
            .limit(1)
        )
    ).first()
    if latest is None:
        raise HTTPException(status_code=404)
    scoring, run = latest
    trends = await db.scalars(
        select(Trend)
        .where(Trend.collection_id == run.id)
        .order_by(Trend.momentum_score.desc().nulls_last(), Trend.id)
        .limit(PAGE)
    )
    return TopPage(
        collection=CollectionView(
            id=run.id,
            started_at=run.started_at,
            completed_at=run.completed_at,
            scored_at=scoring.scored_at,
            errors=run.errors or [],
            provenance=run.provenance,
            score_version=scoring.score_version,
        ),
        items=[TrendView.model_validate(trend) for trend in trends],
    )


if __name__ == "__main__":
    # Any free port, which it prints; the fastest loop and parser there are for it, and no log of each request.
    uvicorn.run(app, host="127.0.0.1", port=0, loop="uvloop", http="httptools", access_log=False)
